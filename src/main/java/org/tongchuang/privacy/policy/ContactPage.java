package org.tongchuang.privacy.policy;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Whom people turn to about their data.
///
/// @param wrong the field that lacks something
public record ContactPage(
        String name,
        String email,
        String phone,
        String address,
        String wrong,
        @Nullable String problem) implements Page {

    static ContactPage of(Contact contact, String wrong, @Nullable String problem) {
        return new ContactPage(contact.name(), contact.email(), contact.phone(), contact.address(), wrong, problem);
    }

    public @Nullable String error(String field) {
        return wrong.equals(field) ? problem : null;
    }
}
