package org.tongchuang.shared;

/// What an actor may do. Roles grant sets of these; an API token carries a subset of its owner's.
public enum Right {
    READ_MEMBERS("members:read"),
    WRITE_MEMBERS("members:write"),
    READ_SENSITIVE("members:sensitive"),
    EXPORT_MEMBERS("members:export"),
    IMPORT_ROSTERS("rosters:import"),
    READ_AUDIT("audit:read"),
    MANAGE_ACCOUNTS("accounts:manage"),
    MANAGE_SETTINGS("settings:manage"),
    MANAGE_BENEFITS("benefits:manage"),
    /// To look at cards at a gate, and nothing else.
    CHECK_CARDS("gate"),
    /// Held by whoever has a record of their own: to see and change it, and to meet the others.
    ACT_AS_MEMBER("me");

    private final String scope;

    Right(String scope) {
        this.scope = scope;
    }

    /// The name of this right as a scope of an API token.
    public String scope() {
        return scope;
    }
}
