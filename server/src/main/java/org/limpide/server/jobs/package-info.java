/**
 * The corridor of work done beside the requests: an audit, a delivery, a nightly tidy-up. A job is
 * accepted in the same transaction as what asked for it, survives a kill, is finished once, and
 * says how far it is and why it failed.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.limpide.server.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
