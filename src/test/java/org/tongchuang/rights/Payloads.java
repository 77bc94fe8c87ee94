package org.tongchuang.rights;

import java.util.List;

/// What hostile people type, written by hand in the manner of the public lists (big-list-of-naughty-strings,
/// PayloadsAllTheThings, payloadbox, fuzzdb); none of it is taken from them.
final class Payloads {

    /// Wherever this stands in a page with its angle bracket, text has become markup.
    static final String MARK = "<tcmark";

    static final List<String> SQL = List.of(
            "' or 'a'='a",
            "'; drop table members.member; --",
            "\" or 1=1 --",
            "') union select null, version() --",
            "1; select pg_sleep(9)",
            "$$||pg_sleep(9)||$$",
            "\\' or 1=1 #",
            "%' and 1=cast((select current_user) as int) and '%'='");

    static final List<String> MARKUP = List.of(
            MARK + "><script>document.title='taken'</script>",
            "\">" + MARK + " onmouseover=document.title='taken'>",
            "'><img src=x onerror=document.title='taken'>" + MARK + ">",
            "</title></textarea></style>" + MARK + "><svg onload=document.title='taken'>",
            "${7*7}#{7*7}{{7*7}}<%=7*7%>@{7*7}" + MARK + ">");

    static final List<String> FORMULAS =
            List.of("=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"http://x.example\",\"a\")");

    static final List<String> ELSEWHERE = List.of(
            "https://evil.example/",
            "//evil.example/",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\r\nLocation: https://evil.example",
            "javascript:alert(1)",
            "https:evil.example",
            "/%2f%2fevil.example",
            ".evil.example",
            "@evil.example",
            "/.//evil.example",
            "/office/../..//evil.example");

    static final List<String> FILE_NAMES = List.of(
            "../../../../etc/passwd.csv",
            "..\\..\\windows\\win.ini.csv",
            "/absolute/path.csv",
            "nul\u0000byte.csv",
            "line\r\nbreak: x.csv",
            "quote\";filename=\"evil.exe.csv",
            "gpj\u202Eexe.csv",
            "\u2066hidden\u2069.csv",
            "長".repeat(5_000) + ".csv",
            "\uD83C\uDF93".repeat(300) + ".csv",
            "%2e%2e%2fencoded.csv",
            "<tcmark>.csv",
            "con.csv",
            ".csv",
            " .csv");

    /// What broke something once.
    static final List<String> WORST =
            List.of("a\u0000b", "\uD800", "", "-1", "+999999999-12-31T23:59:59Z", "99999999999999999999");

    /// What nobody means: empty, huge, negative, broken.
    static final List<String> GARBAGE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "\uFFFE\uFFFF",
            "\u202E\u200B\u0301",
            "-1",
            "0",
            "99999999999999999999",
            "-9223372036854775808",
            "9223372036854775807",
            "2147483647",
            "1e999",
            "NaN",
            "true",
            "null",
            "[]",
            "{}",
            "%",
            "%00",
            "*",
            "\\",
            "..",
            "../..",
            "00000000-0000-0000-0000-000000000000",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "9999-12-31",
            "0000-00-00",
            "((((((((((",
            "[a-z",
            "AND OR NOT",
            "\"",
            "😀".repeat(200),
            "x".repeat(20_000));

    private Payloads() {}
}
