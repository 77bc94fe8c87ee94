package org.tongchuang.identity.recovery;

import org.tongchuang.shared.Page;

/// Asks whether the second step shall stay.
public record KeepPage(String token) implements Page {}
