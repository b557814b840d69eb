import { DataTable, type DataTableColumn, type DataTableSortStatus } from 'mantine-datatable';
import { useMemo, useState } from 'react';
import { cellText, type Column, columnsOf, sorted } from './columns';
import classes from './ResultGrid.module.css';
import type { ResultTable } from './resultTable';

/** Columns shown; a wider table is for the downloads. */
const mostColumns = 150;
const pageSizes = [10, 25, 50, 100];
const rowsWithoutScrolling = 15;

interface GridRow {
  id: number;
  cells: unknown[];
}

/** A table by pages, each column in one look, sortable by its headings. */
export function ResultGrid({ table }: { table: ResultTable }) {
  const columns = useMemo(() => columnsOf(table).slice(0, mostColumns), [table]);
  const [sort, setSort] = useState<DataTableSortStatus<GridRow>>({ columnAccessor: '', direction: 'asc' });
  const [page, setPage] = useState(1);
  const [pageSize, setPageSize] = useState(10);
  const rows = useMemo(() => {
    const column = columns.find(({ index }) => accessor(index) === sort.columnAccessor);
    return column ? sorted(table.rows, column, sort.direction) : table.rows;
  }, [table, columns, sort]);
  const start = (page - 1) * pageSize;
  const records = useMemo(() => rows.slice(start, start + pageSize).map((cells, i) => ({ id: start + i, cells })), [rows, start, pageSize]);
  const gridColumns = useMemo(() => columns.map(gridColumn), [columns]);
  const look = {
    className: classes.grid,
    records,
    columns: gridColumns,
    height: records.length > rowsWithoutScrolling ? 560 : undefined,
    minHeight: 0,
    sortStatus: sort,
    onSortStatusChange: (status: typeof sort) => {
      setSort(status);
      setPage(1);
    },
    highlightOnHover: true,
    verticalSpacing: 9,
    horizontalSpacing: 18,
    scrollAreaProps: { type: 'auto' as const, viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Rows' } },
    backgroundColor: 'var(--surface)',
    borderColor: 'var(--hairline)',
    rowBorderColor: 'var(--hairline)',
  };
  return (
    <>
      {table.headings.length > mostColumns && (
        <p className={classes.cut}>
          The first {mostColumns} of {table.headings.length.toLocaleString('en')} columns stand here; the CSV has all.
        </p>
      )}
      {table.rows.length <= pageSizes[0]! ? (
        <DataTable<GridRow> {...look} />
      ) : (
        <DataTable<GridRow>
          {...look}
          page={page}
          onPageChange={setPage}
          totalRecords={rows.length}
          recordsPerPage={pageSize}
          recordsPerPageOptions={pageSizes}
          recordsPerPageLabel="Rows"
          onRecordsPerPageChange={size => {
            setPageSize(size);
            setPage(1);
          }}
          paginationText={({ from, to, totalRecords }) => `${from.toLocaleString('en')} to ${to.toLocaleString('en')} of ${totalRecords.toLocaleString('en')}`}
          getPaginationControlProps={control => ({ 'aria-label': `${control === 'next' ? 'Next' : 'Previous'} page` })}
          paginationActiveBackgroundColor="iris"
        />
      )}
    </>
  );
}

function accessor(index: number): string {
  return `column${index}`;
}

function gridColumn(column: Column): DataTableColumn<GridRow> {
  return {
    accessor: accessor(column.index),
    title: column.heading || ' ',
    sortable: true,
    textAlign: column.isNumeric ? 'right' : 'left',
    cellsClassName: column.isNumeric ? classes.number : classes.text,
    render: ({ cells }) => <Cell cell={cells[column.index]} column={column} />,
  };
}

function Cell({ cell, column }: { cell: unknown; column: Column }) {
  const text = cellText(cell, column);
  if (typeof cell === 'number') {
    return <span title={String(cell)}>{text}</span>;
  }
  const isLong = text.length > 60;
  return (
    <span className={cell === null ? classes.none : typeof cell === 'object' ? classes.json : undefined} title={isLong ? text.slice(0, 2000) : undefined}>
      {isLong ? `${text.slice(0, 59)}…` : text}
    </span>
  );
}
