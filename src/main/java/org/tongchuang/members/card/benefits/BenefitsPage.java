package org.tongchuang.members.card.benefits;

import java.util.List;
import org.tongchuang.shared.Page;

/// All benefits, for the office.
public record BenefitsPage(List<Benefit> benefits) implements Page {}
