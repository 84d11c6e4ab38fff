namespace CrmPayments.Emulator.Dataverse.Storage;

/// <summary>A lock handed on in the order in which it was asked for, so that no writer starves. Not tied to a thread.</summary>
internal sealed class WriteTurn
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private bool _taken;

    /// <summary>How many wait just now.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <returns>False when the time ran out; the turn is then not held.</returns>
    public bool TryEnter(TimeSpan timeout)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            if (!_taken)
            {
                return _taken = true;
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return place.Value.Task.Wait(timeout) || !TryLeaveQueue(place);
    }

    /// <summary>Gives the turn to whoever has waited longest.</summary>
    public void Exit()
    {
        lock (_gate)
        {
            if (_waiting.First is { } next)
            {
                _waiting.RemoveFirst();
                next.Value.SetResult();
            }
            else
            {
                _taken = false;
            }
        }
    }

    /// <returns>False when the turn arrived in the same moment: it is then held.</returns>
    private bool TryLeaveQueue(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            if (place.List is null)
            {
                return false;
            }

            _waiting.Remove(place);
            return true;
        }
    }
}
