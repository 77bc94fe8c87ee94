/// Benchmarks run by hand, each with its baseline beside it, and the made-up people they run on.
@NullMarked
package org.tongchuang.bench;

import org.jspecify.annotations.NullMarked;
