package org.tongchuang.members.directory;

import java.util.List;
import org.tongchuang.shared.Page;

/// What was looked for and not found, the most frequent first.
public record NothingFoundPage(List<NothingFound.Entry> entries, boolean mayForget) implements Page {}
