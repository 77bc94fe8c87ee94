package org.tongchuang.notifications.preferences;

import org.tongchuang.shared.Page;

/// One kind of message, to be switched off or switched off already.
///
/// @param action where the button posts to
/// @param done whether it is off
/// @param change where everything else is chosen
public record UnsubscribePage(String action, String name, String medium, boolean done, String change) implements Page {}
