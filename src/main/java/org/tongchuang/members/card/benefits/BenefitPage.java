package org.tongchuang.members.card.benefits;

import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Page;

/// One benefit and how often it was taken in the last thirty days.
public record BenefitPage(Benefit benefit, Chart chart, long times) implements Page {}
