package org.tongchuang.privacy.consent;

import org.tongchuang.shared.Page;

/// One thing to agree to or not, on the way to something else.
///
/// @param to the page they go on to either way
public record ConsentQuestionPage(ConsentsPage.Line line, String to) implements Page {}
