"""What tasks leave at home, kept in files, so that a process that comes later has it without running them again.

Variables that share an object are one part of a file and travel together; what the setup has made is named, as each home
makes it by itself. What would not come back as it is (`nbflow_values`), what is too much to be worth it, and what changes
the process in a way that can't be put back, is not kept, and the reason is told.
"""
