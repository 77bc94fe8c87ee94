package org.tongchuang.notifications.office;

import java.util.Map;
import org.tongchuang.shared.Page;

/// As whom the house writes.
///
/// @param server the mail server; empty when there is none
/// @param problems by field
public record SenderPage(String server, String address, String replyTo, Map<String, String> problems) implements Page {}
