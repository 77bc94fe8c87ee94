package org.tongchuang.members.card.gate;

import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Page;

/// How many cards were checked at all gates in the last thirty days.
public record GateCountsPage(Chart chart) implements Page {}
