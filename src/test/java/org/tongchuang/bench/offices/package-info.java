/// People as several offices write them down: one person under up to six records, each with its own gaps and slips,
/// among relatives and namesakes that only look alike. Written before the model that is measured on it.
@NullMarked
package org.tongchuang.bench.offices;

import org.jspecify.annotations.NullMarked;
