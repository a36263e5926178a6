/*
 * The texts that go along with others' work: each crate's own files, as they lie in cargo's sources, each distinct text once with
 * the parts it belongs to. Reads the list (licences.txt) and the answer of `cargo metadata` on its standard input, and prints
 * `\f` with the parts, a line each, and below it the text.
 *
 * Apache-2.0 is one text for all; what somebody filled in below it stays. Of a choice that names the GPL the other is taken. A
 * crate without a file of its own gets the standard text of its licence, with its authors where the text wants a name, and is
 * named on the standard error. Judges no licence.
 */
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class Licences {
    static final Pattern FILES = Pattern.compile("(?i)(licen[sc]e|copying|copyright|notice|unlicense).*");
    static final Pattern MANIFEST = Pattern.compile("\"manifest_path\":\"([^\"]*/([^/\"]+)/Cargo\\.toml)\"");
    static final String END = "END OF TERMS AND CONDITIONS";
    static final Map<String, TreeSet<String>> parts = new LinkedHashMap<>();
    static String apache;
    static String terms;

    public static void main(String[] args) throws IOException {
        Path kept = Path.of(args[0]);
        Path tools = Path.of(args[1]);
        Map<String, Path> folders = new TreeMap<>();
        Matcher found = MANIFEST.matcher(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        while (found.find()) folders.put(found.group(2), Path.of(found.group(1)).getParent());
        Map<String, String> licences = new LinkedHashMap<>();
        for (String line : Files.readAllLines(kept)) licences.put(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1));

        Map<String, List<String>> own = new LinkedHashMap<>();
        for (String part : licences.keySet()) {
            Path folder = folders.get(part.replace(' ', '-'));
            if (folder != null) own.put(part, files(folder));
        }
        apache = own.values().stream().flatMap(List::stream).filter(Licences::isWhole).sorted().findFirst().orElseThrow();
        terms = letters(apache.substring(0, apache.indexOf(END)));
        String mit = own.get(first(own, "bytes ")).get(0);
        mit = mit.substring(mit.indexOf("Permission is hereby granted"));
        String zero = own.get(first(own, "bip39 ")).get(0);

        for (Map.Entry<String, String> one : licences.entrySet()) {
            String part = one.getKey();
            String licence = one.getValue();
            Path folder = folders.get(part.replace(' ', '-'));
            if (part.equals("SQLite")) {
                add(part, blessing(folder(folders, "libsqlite3-sys-").resolve("sqlite3/sqlite3.h")));
            } else if (part.equals("Zstandard")) {
                add(part, read(folder(folders, "zstd-sys-").resolve("zstd/LICENSE")));
            } else if (folder == null) {
                if (!licence.contains("Apache-2.0")) throw new IllegalStateException("no text for " + part + ", " + licence);
                add(part, apache);
            } else {
                for (String text : own.get(part)) add(part, text);
                if (own.get(part).isEmpty()) {
                    System.err.println("no file of its own: " + part + ", " + licence);
                    String manifest = Files.readString(folder.resolve("Cargo.toml"));
                    if (licence.contains("Apache-2.0")) add(part, apache);
                    else if (licence.equals("MIT")) add(part, "The MIT License\n\nCopyright (c) " + authors(manifest) + "\n\n" + mit);
                    else if (licence.equals("CC0-1.0")) add(part, zero);
                    else if (licence.equals("MPL-2.0")) add(part, read(tools.resolve("licences/MPL-2.0.txt")));
                    else throw new IllegalStateException("no text for " + part + ", " + licence);
                    // Whoever gets it is told where its source is.
                    if (licence.equals("MPL-2.0")) add(part, "Source: " + value(manifest, "repository"));
                }
            }
        }
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, TreeSet<String>> text : parts.entrySet()) {
            out.append('\f').append(String.join("\n", text.getValue())).append("\n\n").append(text.getKey()).append('\n');
        }
        System.out.write(out.toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    static List<String> files(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found = all.filter(file -> FILES.matcher(file.getFileName().toString()).matches())
                .filter(file -> Files.isRegularFile(file) && !file.getFileName().toString().contains("GPL")).sorted().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Path file : found) texts.add(read(file));
        return texts;
    }

    /** Without what only differs in the spaces at its ends. */
    static String read(Path file) throws IOException {
        String text = Files.readString(file).replace("\uFEFF", "").replace("\r", "").replace("\f", "").replace("\t", "    ");
        return text.replaceAll("(?m) +$", "").replaceAll("\n{3,}", "\n\n").replaceAll("\\A\n+|\n+\\z", "");
    }

    static boolean isWhole(String text) {
        return letters(text).startsWith("apachelicenseversion20january2004") && text.contains(END) && text.contains("[yyyy]");
    }

    static String letters(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("https?|[^a-z0-9]", "");
    }

    static void add(String part, String text) {
        if (letters(text).startsWith(terms)) {
            put(part, apache);
            int from = text.indexOf(END) < 0 ? text.length() : text.indexOf(END) + END.length();
            int applied = text.replaceAll("\\s", " ").indexOf("third-party archives.", from);
            String rest = text.substring(applied < 0 ? from : applied + "third-party archives.".length()).strip();
            if (rest.isEmpty() || rest.matches("(?s)Copyright [\\[{]yyyy.*")) return;
            text = rest;
        }
        put(part, text);
    }

    static void put(String part, String text) {
        parts.computeIfAbsent(text, any -> new TreeSet<>()).add(part);
    }

    static String first(Map<String, List<String>> own, String name) {
        return own.keySet().stream().filter(part -> part.startsWith(name)).findFirst().orElseThrow();
    }

    static Path folder(Map<String, Path> folders, String name) {
        return folders.entrySet().stream().filter(one -> one.getKey().startsWith(name)).findFirst().orElseThrow().getValue();
    }

    /** What SQLite says of itself, at the head of its own files. */
    static String blessing(Path header) throws IOException {
        Matcher said = Pattern.compile("(?s)/\\*\n(.*?)\n\\*{10,}").matcher(Files.readString(header));
        if (!said.find()) throw new IllegalStateException("SQLite no longer says it at its head");
        return said.group(1).replaceAll("(?m)^\\*\\* ?", "").strip();
    }

    static String authors(String manifest) {
        Matcher said = Pattern.compile("(?s)\nauthors = \\[(.*?)\\]").matcher(manifest);
        if (!said.find()) return "its authors";
        return said.group(1).replaceAll("[\"\n]| <[^>]*>", "").replaceAll(" +", " ").strip().replaceAll(",$", "");
    }

    static String value(String manifest, String name) {
        Matcher said = Pattern.compile("\n" + name + " = \"([^\"]*)\"").matcher(manifest);
        if (!said.find()) throw new IllegalStateException("no " + name);
        return said.group(1);
    }
}
