package org.tongchuang.members.card;

import org.tongchuang.shared.Page;

/// The card's frame for where there is no network, with nobody's data in it.
public record CardShellPage() implements Page {}
