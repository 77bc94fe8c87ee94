/// Walks through the whole program in a real browser, as people take them.
@NullMarked
package org.tongchuang.journeys;

import org.jspecify.annotations.NullMarked;
