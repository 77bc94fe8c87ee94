package org.tongchuang.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A line of the matrix.
///
/// @param needs rights by their scopes, or in words who is let in
/// @param answer status for those who may
/// @param cells one for each [Somebody]
/// @param sent parts of the path and parameters; `json` is a body, a value beginning with `@` a file
/// @param lists whether the answer names the people within reach
/// @param leaves whether the session ends by it
record RightsRow(
        String method,
        String path,
        String needs,
        int answer,
        List<String> cells,
        Map<String, String> sent,
        boolean lists,
        boolean leaves) {

    static RightsRow of(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException(line);
        }
        String[] where = parts[0].strip().split("\\s+");
        Map<String, String> sent = new LinkedHashMap<>();
        List<String> marks = new ArrayList<>();
        for (String word : parts[4].strip().split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                marks.add(word);
            } else {
                sent.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new RightsRow(
                where[0],
                where[1],
                parts[1].strip(),
                Integer.parseInt(parts[2].strip()),
                List.of(parts[3].strip().split(" ")),
                sent,
                marks.contains("lists"),
                marks.contains("leaves"));
    }

    String endpoint() {
        return method + " " + path;
    }

    boolean api() {
        return path.startsWith("/api/");
    }

    boolean safe() {
        return method.equals("GET");
    }

    /// The scopes it needs; none when others are let in, or nobody.
    List<String> scopes() {
        return needs.contains(":") || needs.equals("me") ? List.of(needs.split(" ")) : List.of();
    }

    /// The status this person gets.
    int expected(Somebody who) {
        return switch (cells.get(who.ordinal())) {
            case "Y" -> answer;
            case "-" -> 403;
            case "0" -> 404;
            case "s" -> api() ? 401 : 303;
            case String other -> Integer.parseInt(other);
        };
    }

    boolean may(Somebody who) {
        return cells.get(who.ordinal()).equals("Y");
    }

    String document() {
        String with = sent.entrySet().stream()
                .filter(one -> one.getValue().startsWith("$") && !one.getValue().startsWith("$fresh")
                        || path.equals("/**")
                        || one.getKey().equals("scope"))
                .map(one -> one.getKey() + " = " + one.getValue().replace("$", ""))
                .collect(Collectors.joining(", "));
        return "| %s | `%s` | %s | %s | %s |"
                .formatted(
                        method,
                        path,
                        with,
                        needs,
                        cells.stream().map(RightsRow::words).collect(Collectors.joining(" | ")));
    }

    private static String words(String cell) {
        return switch (cell) {
            case "Y" -> "yes";
            case "-" -> "no";
            case "0" -> "no such";
            case "s" -> "sign in";
            case "200" -> "yes";
            case "422" -> "refused";
            case String other -> other;
        };
    }
}
