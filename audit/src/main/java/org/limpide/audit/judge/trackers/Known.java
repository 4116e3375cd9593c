package org.limpide.audit.judge.trackers;

import java.util.Set;
import org.limpide.vendors.ConsentNeed;
import org.limpide.vendors.Purpose;

/**
 * A third-party service, or one of its cookies, as the evaluators of this package need to know it.
 *
 * @param company who runs it, may be empty
 * @param purposes main purpose first
 * @param embed whether it shows as a frame or widget in the page
 */
record Known(
    String name,
    String company,
    Purpose purpose,
    Set<Purpose> purposes,
    ConsentNeed need,
    boolean embed) {}
