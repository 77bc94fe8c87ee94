package org.tongchuang.notifications.office;

import java.util.List;
import org.tongchuang.shared.Page;

/// One letter of the outbox as text.
///
/// @param canBeSent whether there is a mail server to take it
public record OutboxLetterPage(String id, String subject, String to, String when, List<String> lines, boolean canBeSent)
        implements Page {}
