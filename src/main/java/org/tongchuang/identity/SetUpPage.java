package org.tongchuang.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param problems by field, in the reader's language
public record SetUpPage(SetUpForm form, Map<String, String> problems, Map<String, String> timeZones) implements Page {

    public @Nullable String problem(String field) {
        return problems.get(field);
    }
}
