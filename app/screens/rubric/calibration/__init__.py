"""Rating the sample of a calibration: the same pages as every rubric, levels alone."""
