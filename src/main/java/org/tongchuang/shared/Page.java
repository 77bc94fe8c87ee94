package org.tongchuang.shared;

/// What a screen shows. A controller returns the record; the template of the same name beside it draws it,
/// and takes it as its parameter `page`.
public interface Page {}
