package org.tongchuang.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Network addresses as people read them. Templates import this statically.
public final class Addresses {

    private Addresses() {}

    /// This machine by that name, an IPv6 address in its short form, anything else as it is; empty for none.
    public static String address(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return "";
        }
        boolean number = written.chars().allMatch(sign -> sign == ':' || sign == '.' || Character.digit(sign, 16) >= 0);
        try {
            InetAddress address = number ? InetAddress.getByName(written) : null;
            if (address != null && address.isLoopbackAddress()) {
                return Words.text("shared.this-machine");
            }
        } catch (UnknownHostException unreadable) {
            return written;
        }
        return written.indexOf(':') < 0 ? written : brief(written);
    }

    /// The longest row of zeros becomes `::`, the first of two alike.
    private static String brief(String written) {
        String whole = written.replaceAll("(^|:)0+(?=[0-9a-fA-F])", "$1");
        for (String zeros = ":0".repeat(8) + ":"; zeros.length() > 3; zeros = zeros.substring(2)) {
            int at = (":" + whole + ":").indexOf(zeros);
            if (at >= 0) {
                String around = ":" + whole + ":";
                String brief = around.substring(0, at) + "::" + around.substring(at + zeros.length());
                return brief.replaceFirst("^:(?!:)", "").replaceFirst("(?<!:):$", "");
            }
        }
        return whole;
    }
}
