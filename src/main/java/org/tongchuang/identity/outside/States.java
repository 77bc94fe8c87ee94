package org.tongchuang.identity.outside;

import java.math.BigInteger;
import java.util.Base64;

/// Writes signed tokens as everybody outside takes them: WeChat gives back small letters and digits alone, SAML at most
/// 80 signs.
final class States {

    private static final int BYTES = 50;
    private static final int DIGITS = 36;

    private States() {}

    /// At most 78 signs for a token of fifty bytes.
    static String written(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a state of " + bytes.length + " bytes");
        }
        return new BigInteger(1, bytes).toString(DIGITS);
    }

    /// The token that was written so; something else for anything else.
    static String token(String state) {
        if (!state.matches("[0-9a-z]{1,78}")) {
            return "";
        }
        byte[] bytes = new BigInteger(state, DIGITS).toByteArray();
        byte[] whole = new byte[BYTES];
        int length = Math.min(BYTES, bytes.length);
        System.arraycopy(bytes, bytes.length - length, whole, BYTES - length, length);
        boolean fits = new BigInteger(1, whole).equals(new BigInteger(1, bytes));
        return fits ? Base64.getUrlEncoder().withoutPadding().encodeToString(whole) : "";
    }
}
