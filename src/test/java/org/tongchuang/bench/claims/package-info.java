/// Claims as people and impostors make them, for measuring how safely records are given to those who claim them.
@NullMarked
package org.tongchuang.bench.claims;

import org.jspecify.annotations.NullMarked;
