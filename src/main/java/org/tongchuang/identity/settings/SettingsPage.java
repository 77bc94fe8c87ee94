package org.tongchuang.identity.settings;

import java.util.Map;
import org.tongchuang.shared.Page;

/// @param problems by field, in the reader's language
/// @param contrast what to know about the two colours
/// @param logo where the present one is; empty when there is none
public record SettingsPage(
        SettingsForm form,
        Map<String, String> problems,
        Map<String, String> timeZones,
        ContrastPage contrast,
        @org.jspecify.annotations.Nullable String logo)
        implements Page {}
