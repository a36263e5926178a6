/** The one window of the app. It hosts screens and decides nothing. */
package otayori.app

import android.app.Activity

class MainActivity : Activity()
