namespace CoproCms.Admin.Contents.Differences;

/// <summary>A stretch of one sequence that stands in the place of one of the other; either may be empty.</summary>
internal readonly record struct SequenceChange(int Before, int BeforeCount, int After, int AfterCount);

/// <summary>
/// Where two sequences differ, after Eugene Myers, "An O(ND) Difference Algorithm and Its Variations", in linear space. Where much differs the search is
/// cut short and goes on from the best place that it found: the work grows with the length and not with its square, and the answer, always true, is
/// then perhaps not the shortest.
/// </summary>
internal sealed class SequenceDifference
{
    private const int Deepest = 200;

    private readonly int[] _before, _after;
    private readonly bool[] _removed, _added;
    private readonly Stack<Box> _open = new();
    private readonly Front _forward, _backward;

    public SequenceDifference(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        (_before, _after) = (Number(before), Number(after));
        (_removed, _added) = (new bool[_before.Length], new bool[_after.Length]);
        (_forward, _backward) = (new(this, isForward: true), new(this, isForward: false));
        _open.Push(new(0, _before.Length, 0, _after.Length));
        while (_open.TryPop(out var box))
            Compare(box);

        int[] Number(IReadOnlyList<string> words)
        {
            var all = new int[words.Count];
            for (var i = 0; i < all.Length; i++)
            {
                if (!numbers.TryGetValue(words[i], out all[i]))
                    numbers[words[i]] = all[i] = numbers.Count;
            }

            return all;
        }
    }

    /// <summary>How many steps it took.</summary>
    public long Steps { get; private set; }

    /// <summary>The changes in their order.</summary>
    public IEnumerable<SequenceChange> Changes()
    {
        var (i, j) = (0, 0);
        while (i < _before.Length || j < _after.Length)
        {
            var (before, after) = (i, j);
            while (i < _before.Length && _removed[i])
                i++;
            while (j < _after.Length && _added[j])
                j++;
            if (i > before || j > after)
                yield return new(before, i - before, after, j - after);
            else
                (i, j) = (i + 1, j + 1);
        }
    }

    private void Compare(Box box)
    {
        box = Trim(box);
        if (box.Width == 0 || box.Height == 0)
        {
            _removed.AsSpan(box.Left, box.Width).Fill(true);
            _added.AsSpan(box.Top, box.Height).Fill(true);
            return;
        }

        var (x, y) = Split(box);
        _open.Push(new(box.Left, x, box.Top, y));
        _open.Push(new(x, box.Right, y, box.Bottom));
    }

    private Box Trim(Box box)
    {
        var (left, right, top, bottom) = box;
        while (left < right && top < bottom && _before[left] == _after[top])
            (left, top) = (left + 1, top + 1);
        while (left < right && top < bottom && _before[right - 1] == _after[bottom - 1])
            (right, bottom) = (right - 1, bottom - 1);
        Steps += box.Width - (right - left);
        return new(left, right, top, bottom);
    }

    // Two corners search towards each other, always one edit further, until they meet.
    private (int X, int Y) Split(Box box)
    {
        _forward.Begin(box);
        _backward.Begin(box);
        for (var depth = 0; depth <= Deepest; depth++)
        {
            if (_forward.Advance(depth, _backward) is { } met)
                return (box.Left + met.X, box.Top + met.Y);
            if (_backward.Advance(depth, _forward) is { } back)
                return (box.Right - back.X, box.Bottom - back.Y);
        }

        return _forward.Best.X + _forward.Best.Y >= _backward.Best.X + _backward.Best.Y
            ? (box.Left + _forward.Best.X, box.Top + _forward.Best.Y) : (box.Right - _backward.Best.X, box.Bottom - _backward.Best.Y);
    }

    /// <summary>A part of both sequences.</summary>
    private readonly record struct Box(int Left, int Right, int Top, int Bottom)
    {
        public int Width => Right - Left;

        public int Height => Bottom - Top;
    }

    /// <summary>The search from one corner of a box: how far it came on each diagonal, counted from that corner.</summary>
    private sealed class Front(SequenceDifference all, bool isForward)
    {
        private const int Unreached = int.MinValue / 2;

        private readonly int[] _reach = new int[(2 * Deepest) + 3];
        private Box _box;

        public (int X, int Y) Best { get; private set; }

        public void Begin(Box box)
        {
            (_box, Best) = (box, (0, 0));
            Array.Fill(_reach, Unreached);
            // As if the first step came down into the corner.
            Set(1, 0);
        }

        /// <returns>Where it met the other search, counted from its own corner; null when it did not.</returns>
        public (int X, int Y)? Advance(int depth, Front other)
        {
            for (var diagonal = -depth; diagonal <= depth; diagonal += 2)
            {
                all.Steps++;
                var x = Slide(diagonal, Next(diagonal));
                Set(diagonal, x);
                if (x < 0)
                    continue;
                if (x + (x - diagonal) > Best.X + Best.Y)
                    Best = (x, x - diagonal);
                if (x + other.At(_box.Width - _box.Height - diagonal) >= _box.Width)
                    return (x, x - diagonal);
            }

            return null;
        }

        private int At(int diagonal) => Math.Abs(diagonal) > Deepest ? Unreached : _reach[diagonal + Deepest + 1];

        private void Set(int diagonal, int x) => _reach[diagonal + Deepest + 1] = x;

        // One edit further, within the box: a word removed, or one added.
        private int Next(int diagonal)
        {
            var (right, down) = (_reach[diagonal + Deepest] + 1, _reach[diagonal + Deepest + 2]);
            return Math.Max(right > _box.Width ? Unreached : right, down - diagonal > _box.Height ? Unreached : down);
        }

        private int Slide(int diagonal, int x)
        {
            if (x < 0)
                return Unreached;
            var from = x;
            while (x < _box.Width && x - diagonal < _box.Height && Same(x, x - diagonal))
                x++;
            all.Steps += x - from;
            return x;
        }

        private bool Same(int x, int y) => isForward
            ? all._before[_box.Left + x] == all._after[_box.Top + y] : all._before[_box.Right - 1 - x] == all._after[_box.Bottom - 1 - y];
    }
}
