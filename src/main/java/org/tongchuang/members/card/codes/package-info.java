/// What a card's code says and by whose signatures it is believed: the format, the university's card keys, and checking
/// both. Knows no people and no gates.
@NullMarked
package org.tongchuang.members.card.codes;

import org.jspecify.annotations.NullMarked;
