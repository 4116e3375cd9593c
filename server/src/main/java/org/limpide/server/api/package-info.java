/**
 * The API as a whole, which no desk owns: what it offers (OpenAPI, and a page for people), how
 * large a request may be, and creates that are safe to repeat. Each desk writes its own routes;
 * this room reads them by reflection and wraps every request to {@code /api/}.
 */
@NullMarked
package org.limpide.server.api;

import org.jspecify.annotations.NullMarked;
