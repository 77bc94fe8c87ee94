/// The gate: checking cards with a phone that may be off-line, and by programs; counting the checks.
@NullMarked
package org.tongchuang.members.card.gate;

import org.jspecify.annotations.NullMarked;
