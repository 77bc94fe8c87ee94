/// Claims as things with states: kept, judged in the background, decided, and told to those who made them.
@NullMarked
package org.tongchuang.members.claiming.claims;

import org.jspecify.annotations.NullMarked;
