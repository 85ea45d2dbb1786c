"""A written group: one pickle, and the large blocks of memory beside it."""


class Payload:
    """
    :param stream: the pickle's bytes.
    :param blocks: memory that the pickle names by number; it is copied only when it is read.
    :param plain: the numbers of those that pickle itself set aside, in its order.
    """

    def __init__(self, stream, blocks, plain=()):
        self.stream = stream
        self.blocks = blocks
        self.plain = list(plain)

    @property
    def sizes(self):
        return [block.nbytes for block in self.blocks]

    def read_block(self, number, into):
        """Copies a block into writable memory of its size."""
        into[:] = self.blocks[number]
