package org.tongchuang.integrations.vouching;

/// Nobody was vouched for.
public final class VouchRefused extends RuntimeException {

    private final Reason reason;

    /// What to tell the person.
    public enum Reason {
        /// They changed their mind, or the other side would not have them.
        DECLINED,
        /// The other side is away, too slow, or says what nobody understands.
        UNREACHABLE,
        /// What came is not what we asked for, or can't be believed.
        UNTRUSTED,
        /// The office has something to put right.
        MISCONFIGURED
    }

    private VouchRefused(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public static VouchRefused declined(String detail) {
        return new VouchRefused(Reason.DECLINED, detail);
    }

    public static VouchRefused unreachable(String detail) {
        return new VouchRefused(Reason.UNREACHABLE, detail);
    }

    public static VouchRefused untrusted(String detail) {
        return new VouchRefused(Reason.UNTRUSTED, detail);
    }

    public static VouchRefused misconfigured(String detail) {
        return new VouchRefused(Reason.MISCONFIGURED, detail);
    }

    public Reason reason() {
        return reason;
    }

    /// For the office, in the words of the protocol; holds no secret and nothing about a person.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
