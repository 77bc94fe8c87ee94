package org.tongchuang;

import java.util.ArrayList;
import java.util.List;

/// What of a template goes to the browser as it stands: its HTML, with every expression left out.
final class TemplateText {

    /// Stands where an expression was.
    static final char HOLE = '\u25A1';

    private final String source;
    private final StringBuilder html = new StringBuilder();
    private final List<String> expressions = new ArrayList<>();
    private int at;

    private TemplateText(String source) {
        this.source = source;
    }

    static TemplateText of(String source) {
        TemplateText text = new TemplateText(source);
        text.content(false);
        return text;
    }

    String html() {
        return html.toString();
    }

    /// The Java in it, without the content blocks inside.
    List<String> expressions() {
        return expressions;
    }

    /// Up to the end of the file, or of the block that a backtick closes.
    private void content(boolean block) {
        while (at < source.length() && !(block && source.charAt(at) == '`')) {
            if (starts("@import") || starts("@param")) {
                int end = source.indexOf('\n', at);
                expressions.add(source.substring(at, end < 0 ? source.length() : end));
                at = end < 0 ? source.length() : end;
            } else if (starts("${") || starts("!{") || starts("$unsafe{")) {
                boolean shown = source.charAt(at) == '$';
                at = source.indexOf('{', at) + 1;
                expression('}');
                if (shown) {
                    html.append(HOLE);
                }
            } else if (starts("@else") && !starts("@elseif")) {
                at += 5;
            } else if (starts("@endif")) {
                at += 6;
            } else if (starts("@endfor")) {
                at += 7;
            } else if (starts("@if(") || starts("@elseif(") || starts("@for(") || starts("@template.")) {
                at = source.indexOf('(', at) + 1;
                expression(')');
            } else {
                html.append(source.charAt(at++));
            }
        }
    }

    /// Up to the bracket that closes it; strings may hold brackets, and content blocks hold more HTML.
    private void expression(char close) {
        StringBuilder java = new StringBuilder();
        int depth = 0;
        while (depth > 0 || source.charAt(at) != close) {
            char c = source.charAt(at);
            if (c == '"' || c == '\'') {
                int end = at + 1;
                while (source.charAt(end) != c) {
                    end += source.charAt(end) == '\\' ? 2 : 1;
                }
                java.append(source, at, end + 1);
                at = end + 1;
            } else if (starts("@`")) {
                at += 2;
                html.append(' ');
                content(true);
                html.append(' ');
                at++;
            } else {
                depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
                java.append(c);
                at++;
            }
        }
        at++;
        expressions.add(java.toString());
    }

    private boolean starts(String word) {
        return source.startsWith(word, at);
    }
}
