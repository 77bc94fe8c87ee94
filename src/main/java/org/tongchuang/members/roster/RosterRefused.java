package org.tongchuang.members.roster;

import java.util.List;

/// A sheet that cannot be read as a roster, and why, as a message key of `messages/members_*.properties`.
public final class RosterRefused extends RuntimeException {

    private final String about;
    private final String messageKey;
    private final transient List<Object> args;

    RosterRefused(String key, Object... args) {
        super(key + " " + List.of(args));
        this.about = switch (key) {
            case "no-such-row" -> "headerRow";
            case "unknown-field", "unknown-header", "field-twice", "column-twice" -> "mapping";
            default -> "file";
        };
        this.messageKey = "members.roster.refused." + key;
        this.args = List.of(args);
    }

    /// What has to be put right: the `file`, the `mapping` of its columns or the `headerRow`.
    public String about() {
        return about;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> args() {
        return args;
    }
}
