"""Staff and interviewers help people to answer who cannot do so alone."""
