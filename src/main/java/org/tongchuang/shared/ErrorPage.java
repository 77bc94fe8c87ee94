package org.tongchuang.shared;

/// Something went wrong: what happened and what to do, with the code for those who report it.
public record ErrorPage(int status, String title, String words) implements Page {}
