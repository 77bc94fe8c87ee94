package org.tongchuang.members.roster;

import java.util.List;

/// A sheet that cannot be read as a roster, and why, as a message key of `messages/members_*.properties`.
public final class RosterRefused extends RuntimeException {

    private final String messageKey;
    private final transient List<Object> args;

    RosterRefused(String key, Object... args) {
        super(key + " " + List.of(args));
        this.messageKey = "members.roster.refused." + key;
        this.args = List.of(args);
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> args() {
        return args;
    }
}
