"""When two claims are one: titles, dates, people and publishers compared."""
