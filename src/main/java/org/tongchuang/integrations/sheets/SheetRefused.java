package org.tongchuang.integrations.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that will not be read, and why in words for the person who uploaded it: a message key of
/// `messages/integrations_*.properties` with its arguments.
public final class SheetRefused extends RuntimeException {

    private static final String ROOM = "integrations.sheets.refused.";

    private final String messageKey;
    private final transient List<Object> args;

    SheetRefused(Reason reason, Object... args) {
        this(reason, null, args);
    }

    SheetRefused(Reason reason, @Nullable Throwable cause, Object... args) {
        super(reason + " " + List.of(args), cause);
        this.messageKey = ROOM + reason.key;
        this.args = List.of(args);
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> args() {
        return args;
    }

    /// Each reason has one sentence in each language.
    enum Reason {
        EMPTY("empty"),
        NO_ROWS("no-rows"),
        TOO_LARGE("too-large"),
        TOO_MANY_ROWS("too-many-rows"),
        TOO_MANY_COLUMNS("too-many-columns"),
        CELL_TOO_LONG("cell-too-long"),
        UNPACKS_TOO_LARGE("unpacks-too-large"),
        UNSAFE("unsafe"),
        PASSWORD("password"),
        DAMAGED("damaged"),
        NOT_A_SHEET("not-a-sheet"),
        EXTENSION("extension"),
        WEB_PAGE("web-page"),
        XML("xml"),
        OPEN_DOCUMENT("open-document"),
        BINARY_WORKBOOK("binary-workbook"),
        OTHER_OFFICE("other-office"),
        OLD_EXCEL("old-excel"),
        UNORDERED("unordered"),
        ENCODING("encoding"),
        NO_SUCH_SHEET("no-such-sheet");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        String messageKey() {
            return ROOM + key;
        }
    }
}
