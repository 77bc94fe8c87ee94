package org.tongchuang.identity.settings;

import java.util.Map;
import org.tongchuang.shared.Page;

/// @param problems by field, in the reader's language
/// @param contrast what to know about the two colours
public record SettingsPage(
        SettingsForm form, Map<String, String> problems, Map<String, String> timeZones, ContrastPage contrast)
        implements Page {}
