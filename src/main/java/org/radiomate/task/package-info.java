/**
 * What every long task shares: how it reports progress, how it is cancelled, the seeds of its random parts, and the problem
 * a user can mend. No image, feature or statistic lives here.
 */
package org.radiomate.task;
