/// What makes the card and the gate things to install on a phone: manifests, icons, and the worker that brings their
/// frames up where there is no network.
@NullMarked
package org.tongchuang.members.card.app;

import org.jspecify.annotations.NullMarked;
