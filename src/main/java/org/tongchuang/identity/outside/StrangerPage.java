package org.tongchuang.identity.outside;

import org.tongchuang.shared.Page;

/// Somebody was vouched for whom nobody here knows.
///
/// @param name who vouched
public record StrangerPage(String name) implements Page {}
