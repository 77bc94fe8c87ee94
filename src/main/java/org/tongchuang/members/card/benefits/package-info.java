/// What a card gives: benefits with their opening times and limits, what was taken of them, and their numbers.
@NullMarked
package org.tongchuang.members.card.benefits;

import org.jspecify.annotations.NullMarked;
