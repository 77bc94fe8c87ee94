package org.tongchuang.members.duplicates.queue;

import java.util.List;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.shared.Page;

/// Why two records may be one person's, field by field: a piece of another page.
public record WhyPage(int percent, List<Likeness.Evidence> evidence) implements Page {}
