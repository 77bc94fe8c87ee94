/// The alumni card: who has one, on which phones, on paper, and who takes it away.
@NullMarked
package org.tongchuang.members.card;

import org.jspecify.annotations.NullMarked;
