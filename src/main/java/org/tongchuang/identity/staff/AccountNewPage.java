package org.tongchuang.identity.staff;

import java.util.Map;
import org.tongchuang.shared.Page;

/// @param problems by field, in the reader's language
public record AccountNewPage(AccountForm form, Map<String, String> problems) implements Page {}
