package org.tongchuang.members.visibility;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tongchuang.members.records.Education;

/// By what classmates and people of one department know each other again: short sums of school, department and class.
final class Nearness {

    private static final int BYTES = 12;

    private Nearness() {}

    /// A class counts with its year of entry, for its name alone comes again every few years.
    static Set<String> of(List<Education> educations) {
        Set<String> keys = new LinkedHashSet<>();
        for (Education education : educations) {
            String school = education.school();
            if (school == null) {
                continue;
            }
            if (education.department() != null) {
                keys.add(sum("department", school, education.department()));
            }
            if (education.className() != null) {
                keys.add(sum("class", school, education.className(), String.valueOf(education.entryYear())));
            }
        }
        return keys;
    }

    private static String sum(String... parts) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
